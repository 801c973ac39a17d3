import { randomUUID } from 'node:crypto';

interface ShelvedFile {
  readonly name: string;
  /** Null until somebody has put it there. */
  readonly bytes: Uint8Array | null;
}

/** Stands in for everybody's OneDrive: files by an id that nobody can guess. */
export interface Shelf {
  put(name: string, bytes: Uint8Array): string;
  /** A place for a file that is still to come. */
  reserve(name: string): string;
  /** False where no such place waits. */
  fill(id: string, bytes: Uint8Array): boolean;
  find(id: string): ShelvedFile | null;
}

const mostFiles = 100;

export function createShelf(): Shelf {
  const files = new Map<string, ShelvedFile>();

  function keep(file: ShelvedFile): string {
    const id = randomUUID();
    files.set(id, file);
    for (const [oldest] of files) {
      if (files.size <= mostFiles) break;
      files.delete(oldest);
    }
    return id;
  }

  return {
    put: (name, bytes) => keep({ name, bytes }),
    reserve: (name) => keep({ name, bytes: null }),
    fill(id, bytes) {
      const file = files.get(id);
      if (file?.bytes !== null) return false;
      files.set(id, { ...file, bytes });
      return true;
    },
    find: (id) => files.get(id) ?? null,
  };
}
