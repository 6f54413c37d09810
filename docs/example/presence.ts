export class Presence {
  constructor(private readonly socket: WebSocket) {
    window.addEventListener('focus', this.announce);
    setInterval(this.announce, 30_000);
  }

  private readonly announce = () => {
    this.socket.send('here');
  };

  dispose() {
    this.socket.close();
  }
}
