import { ready } from '../ready.ts';

interface User {
  id: number;
  password?: number;
  name: number;
  age: number;
}

export function run(size: number): number {
  const users = Array.from({ length: size / 10 }, (_, i): User => ({ id: i, password: i, name: i, age: i }));
  ready();
  return shown(users).reduce((sum, { age }) => (sum + age) % 1_000_003, 0);
}

function shown(users: User[]): User[] {
  return users.map((user) => {
    const copy = { ...user };
    delete copy.password;
    return copy;
  });
}
