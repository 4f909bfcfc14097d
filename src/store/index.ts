import { fileURLToPath } from 'node:url';
import { Fault } from '../model/fault.ts';
import type { Store } from '../model/store.ts';

/** A way to keep releases: what its addresses look like and how one is opened. Opening touches neither disk nor network. */
export interface Driver {
  readonly example: string;
  open(address: string, signal: AbortSignal | undefined): Promise<Store>;
}

/** The drivers by their address's scheme. Each is loaded only when used: S3's package alone takes 0.1 s to load. */
export const drivers: Readonly<Record<string, Driver>> = {
  file: {
    example: 'file:///srv/opendata',
    async open(address) {
      const { fileStore } = await import('./file.ts');
      return fileStore(address.startsWith('file:') ? pathOf(address) : address);
    },
  },
  memory: {
    example: 'memory:',
    async open() {
      const { memoryStore } = await import('./memory.ts');
      return memoryStore();
    },
  },
  s3: {
    example: 's3://bucket/prefix?endpoint=https://s3.example.gov.tw&region=tw',
    async open(address, signal) {
      const [{ s3Store }, { s3Settings }] = await Promise.all([import('./s3.ts'), import('./s3-address.ts')]);
      return s3Store({ ...s3Settings(address), ...(signal ? { signal } : {}) });
    },
  },
};

/** Opens the store at an address: a folder's path, or one of the drivers' addresses. Throws Fault `usage` for any other. */
export async function openStore(address: string, signal?: AbortSignal): Promise<Store> {
  // Two letters at least: `C:\opendata` is a folder.
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(address)?.[1]?.toLowerCase() ?? 'file';
  const driver = Object.hasOwn(drivers, scheme) ? drivers[scheme] : undefined;
  if (!driver || address.trim() === '') throw unknown(address);
  return driver.open(address, signal);
}

function pathOf(address: string): string {
  try {
    return fileURLToPath(address);
  } catch (error) {
    throw unknown(address, error);
  }
}

function unknown(address: string, cause?: unknown): Fault {
  const forms = Object.values(drivers).map((driver) => driver.example);
  return new Fault(
    'usage',
    {
      zh: `看不懂儲存處位址「${address}」。可用的寫法：資料夾路徑，或 ${forms.join('、')}`,
      en: `"${address}" is no address of a store. Give a folder's path, or one of: ${forms.join(', ')}`,
    },
    cause,
  );
}
