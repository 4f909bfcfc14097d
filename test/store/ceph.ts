import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const programs = [
  'ceph-mon',
  'ceph-mgr',
  'ceph-osd',
  'ceph',
  'radosgw',
  'radosgw-admin',
  'ceph-authtool',
  'monmaptool',
];

/** Which of Ceph's programs are not on this machine. */
export function missingCeph(): string[] {
  return programs.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
}

export interface Ceph {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  stop(): Promise<void>;
}

interface Ports {
  readonly mon: number;
  readonly monOld: number;
  readonly gateway: number;
}

/**
 * Starts a Ceph of one monitor, one manager, one object store in memory and one S3 gateway, all on free ports of the loopback,
 * with its state in a temporary folder. Takes about 15 seconds and 700 MB of memory.
 */
export async function startCeph(): Promise<Ceph> {
  const root = await mkdtemp(join(tmpdir(), 'goldbadge-ceph-'));
  const [mon = 0, monOld = 0, gateway = 0] = await freePorts(3);
  const started: ChildProcess[] = [];
  const stop = async () => {
    // In memory and thrown away: nothing is lost by the short way.
    const ends = started
      .filter((each) => each.exitCode === null && each.signalCode === null)
      .map((each) => once(each, 'exit'));
    for (const each of started) each.kill('SIGKILL');
    await Promise.all(ends);
    await rm(root, { recursive: true, force: true });
  };
  process.once('exit', () => {
    for (const each of started) each.kill('SIGKILL');
  });
  try {
    const keys = await bring(root, { mon, monOld, gateway }, started);
    return { endpoint: `http://127.0.0.1:${gateway}`, ...keys, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bring(root: string, ports: Ports, started: ChildProcess[]) {
  const id = randomUUID();
  const conf = join(root, 'ceph.conf');
  const keyring = join(root, 'keyring');
  for (const name of ['mon', 'osd', 'mgr', 'rgw', 'run', 'log']) await mkdir(join(root, name));
  await writeFile(conf, settings(root, id, ports));
  const daemon = (name: string, ...args: string[]) => {
    const made = spawn(name, ['-f', '-c', conf, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(join(root, 'log', `${name}.out`));
    made.stdout?.pipe(log, { end: false });
    made.stderr?.pipe(log, { end: false });
    started.push(made);
  };
  const ceph = (...args: string[]) =>
    run('ceph', ['-c', conf, '--connect-timeout', '30', ...args], { timeout: 40_000 });

  await run('ceph-authtool', ['--create-keyring', keyring, '--gen-key', '-n', 'mon.', '--cap', 'mon', 'allow *']);
  for (const name of ['client.admin', 'client.rgw', 'osd.0', 'mgr.x']) {
    const caps = ['mon', 'osd', 'mgr'].flatMap((of) => ['--cap', of, 'allow *']);
    await run('ceph-authtool', [keyring, '--gen-key', '-n', name, ...caps]);
  }
  const map = join(root, 'monmap');
  const create = ['--create', '--clobber', '--enable-all-features', '--fsid', id];
  await run('monmaptool', [...create, '--addv', 'a', monitors(ports), map]);
  await run('ceph-mon', ['-c', conf, '--mkfs', '-i', 'a', '--monmap', map, '--keyring', keyring]);
  daemon('ceph-mon', '-i', 'a');
  daemon('ceph-mgr', '-i', 'x');
  const osd = randomUUID();
  await ceph('osd', 'new', osd, '0');
  await run('ceph-osd', ['-c', conf, '-i', '0', '--mkfs', '--osd-uuid', osd]);
  daemon('ceph-osd', '-i', '0');
  await ceph('osd', 'crush', 'add', 'osd.0', '1.0', 'host=h', 'root=default');
  daemon('radosgw', '-n', 'client.rgw', '--rgw-frontends', `beast tcp_nodelay=1 endpoint=127.0.0.1:${ports.gateway}`);

  const keys = { accessKey: randomBytes(10).toString('hex'), secretKey: randomBytes(20).toString('hex') };
  const user = ['user', 'create', '--uid=t', '--display-name=t'];
  const secrets = [`--access-key=${keys.accessKey}`, `--secret=${keys.secretKey}`];
  await run('radosgw-admin', ['-c', conf, '-n', 'client.rgw', ...user, ...secrets], { timeout: 90_000 });
  await answering(`http://127.0.0.1:${ports.gateway}`, join(root, 'log', 'radosgw.out'));
  return keys;
}

function monitors({ mon, monOld }: Ports): string {
  return `[v2:127.0.0.1:${mon},v1:127.0.0.1:${monOld}]`;
}

function settings(root: string, id: string, ports: Ports): string {
  // cephx stays on: without it the gateway never comes up. One copy of everything, in memory.
  return `[global]
fsid = ${id}
mon host = ${monitors(ports)}
public addr = 127.0.0.1
cluster addr = 127.0.0.1
keyring = ${root}/keyring
run dir = ${root}/run
admin socket = ${root}/run/$name.asok
log file = ${root}/log/$name.log
crash dir = ${root}/log
mon data = ${root}/mon
mgr data = ${root}/mgr
osd data = ${root}/osd
rgw data = ${root}/rgw
osd objectstore = memstore
memstore device bytes = 2147483648
mon allow pool size one = true
mon max pg per osd = 1000
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd crush chooseleaf type = 0
`;
}

async function answering(url: string, log: string): Promise<void> {
  const until = performance.now() + 90_000;
  for (;;) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    );
    if (status > 0 && status < 500) return;
    if (performance.now() > until) throw new Error(`The gateway does not answer: ${await readFile(log, 'utf8')}`);
    await sleep(100);
  }
}

/** Ports nobody listens on now, below those the system hands out by itself, so that no other connection gets one meanwhile. */
async function freePorts(many: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < many) {
    const port = randomInt(10_000, 30_000);
    if (await free(port)) ports.add(port);
  }
  return [...ports];
}

async function free(port: number): Promise<boolean> {
  const server = createServer();
  const opened = await new Promise<boolean>((done) => {
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => done(true));
  });
  if (opened) await new Promise((done) => server.close(done));
  return opened;
}
