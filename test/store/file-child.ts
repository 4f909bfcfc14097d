// Run as a process of its own by file.test.ts: `big <folder>` writes one large object, `count <folder> <times>` counts.
import { fileStore } from '../../src/store/file.ts';
import { count, plain } from './count.ts';

const [what, folder = '', times = '0'] = process.argv.slice(2);
const store = fileStore(folder);
if (what === 'count') await count(store, 'count', Number(times));
else await store.put('deep/big', new Uint8Array(400_000_000).fill(7), plain);
