export class Presence {
  constructor(private readonly badge: HTMLElement) {
    window.addEventListener('focus', this.refresh);
    setInterval(this.refresh, 30_000);
  }

  private readonly refresh = () => {
    this.badge.title = document.hasFocus() ? 'here' : 'away';
  };

  dispose() {
    this.badge.remove();
  }
}
