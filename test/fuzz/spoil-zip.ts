import type { Random } from './random.ts';
import { spoilBytes, wildNumber } from './spoil-bytes.ts';
import { type Ending, type Header, type Member, zipFile } from './zip-file.ts';

/** A zip file of these members that lies about some of them, or about itself. */
export function spoiltZip(members: readonly Member[], random: Random): Uint8Array {
  const list = [...members];
  let ending: Ending = {};
  for (let times = 1 + random.below(2); times > 0; times--) {
    const at = random.below(list.length);
    const how = random.below(9);
    if (how < 3) ending = { ...ending, ...spoiltEnding(random) };
    else if (how < 5) rearrange(list, at, random);
    else list[at] = spoiltMember(list[at]!, list, random);
  }
  const made = zipFile(list, ending);
  return random.once(8) ? spoilBytes(made, random) : made;
}

function spoiltMember(member: Member, all: readonly Member[], random: Random): Member {
  const size = member.content.length;
  const lies: (() => Partial<Header>)[] = [
    () => ({ size: wildNumber(random, size) }),
    () => ({ packed: wildNumber(random, size) }),
    () => ({ crc: random.below(2 ** 32) }),
    () => ({ method: random.pick([0, 1, 6, 8, 9, 12, 14, 93, 95, 99, 0xffff]) }),
    () => ({ flags: random.pick([1, 8, 0x41, 0x20, 0x2000, 0xffff]) }),
    () => ({ offset: wildNumber(random, 0) }),
    () => ({ name: Buffer.from(random.pick(names)) }),
    () => ({ extra: random.bytes(random.below(40)) }),
    () => ({ extra: Uint8Array.of(1, 0, 255, 255, 1, 2, 3) }),
  ];
  const lie = random.pick(lies)();
  const kinds: (() => Member)[] = [
    () => ({ ...member, said: { ...member.said, ...lie } }),
    () => ({ ...member, saidHere: { ...member.saidHere, ...lie } }),
    () => ({ ...member, said: lie, saidHere: lie }),
    () => ({ ...member, method: 0 }),
    () => ({ ...member, descriptor: random.pick(['signed', 'bare'] as const) }),
    () => ({ ...member, zip64: true }),
    () => ({ ...member, content: random.pick(all).content }),
    () => ({ ...member, content: member.content.subarray(0, random.below(size + 1)) }),
    () => ({ ...member, method: 8, said: { size: size + 1 } }),
  ];
  return random.pick(kinds)();
}

const names = [
  '',
  '/',
  '\\',
  '..',
  '../x.xml',
  '/xl/workbook.xml',
  'xl\\workbook.xml',
  'XL/WORKBOOK.XML',
  '[Content_Types].xml',
  'xl/worksheets/',
  'mimetype',
  'content.xml',
  'EncryptedPackage',
  'a\0b',
  '__proto__',
  'x'.repeat(3000),
  '\ufeffxl/workbook.xml',
];

/** Members twice, missing, in another order, or under another name. */
function rearrange(list: Member[], at: number, random: Random): void {
  const member = list[at]!;
  const kinds: (() => unknown)[] = [
    () => list.splice(at, 1),
    () => list.push(member),
    () => list.push({ ...member, name: member.name.toUpperCase() }),
    () => list.reverse(),
    () => list.push({ ...member, name: random.pick(names) }),
    () => list.splice(at, 1, { ...member, name: random.pick(names) }),
    () => list.splice(at, 1, { ...member, name: member.name.replaceAll('/', '\\') }),
    () => list.push({ name: 'folder/', content: new Uint8Array(0), method: 0 }),
    () => list.push({ name: 'x.xml', content: new Uint8Array(0), said: { offset: 0 } }),
  ];
  random.pick(kinds)();
  if (list.length === 0) list.push(member);
}

function spoiltEnding(random: Random): Ending {
  return random.pick<() => Ending>([
    () => ({ before: random.bytes(random.below(200)) }),
    () => ({ before: Buffer.from('PK\x05\x06') }),
    () => ({ comment: random.bytes(random.below(100)) }),
    () => ({ comment: Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`, 'latin1') }),
    () => ({ comment: new Uint8Array(65_535) }),
    () => ({ count: random.pick([0, 1, 2, 9999, 65_535]) }),
    () => ({ directoryAt: wildNumber(random, 100) }),
    () => ({ directorySize: wildNumber(random, 100) }),
    () => ({ behind: random.bytes(random.below(300)) }),
    () => ({ zip64: true }),
    () => ({ disk: random.pick([1, 0xffff]) }),
  ])();
}
