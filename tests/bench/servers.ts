import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../../lib/cli/embedded.mjs'
import { node } from '../../lib/cli/install.mjs'

export type Server = { url: string; stop: () => Promise<void> }

const until = async (url: string, child: ChildProcess): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`${url}: the server ended with ${child.exitCode}`)
    if (
      await fetch(url).then(
        (r) => r.body?.cancel().then(() => true) ?? true,
        () => false,
      )
    )
      return
    await pause(50)
  }
  throw new Error(`${url} does not answer`)
}

const server = async (child: ChildProcess, url: string): Promise<Server> => {
  await until(url, child)
  return {
    url,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done())
        child.kill('SIGTERM')
      }),
  }
}

/** A bare node:http server in its own process that answers everything with these bytes. */
export async function bareNode(folder: string, page: string): Promise<Server> {
  const file = join(folder, 'page.html')
  writeFileSync(file, page)
  const port = await freePort()
  const code = `const body = require('node:fs').readFileSync(${JSON.stringify(file)})
require('node:http').createServer((_, res) => { res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length }); res.end(body) }).listen(${port}, '127.0.0.1')`
  return server(spawn(node, ['-e', code], { stdio: ['ignore', 'ignore', 'inherit'] }), `http://127.0.0.1:${port}/`)
}

export const nginxVersion = (): string | null =>
  /nginx\/(\S+)/.exec(spawnSync('nginx', ['-v'], { encoding: 'utf8' }).stderr ?? '')?.[1] ?? null

async function nginx(folder: string, url: string, inside: string): Promise<Server> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'nginx.conf')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n')
  // As root its workers become nobody, who may not enter our temporary folders.
  writeFileSync(
    file,
    `${process.getuid?.() === 0 ? 'user root;\n' : ''}worker_processes auto;\npid ${join(folder, 'pid')};\nerror_log ${join(folder, 'error.log')} warn;
events { worker_connections 1024; }\nhttp {\n${temporary}\ntypes { text/html html; }\n${inside}\n}\n`,
  )
  const checked = spawnSync('nginx', ['-t', '-c', file, '-e', join(folder, 'error.log')], { encoding: 'utf8' })
  if (checked.status !== 0) throw new Error(checked.stderr)
  return server(
    spawn('nginx', ['-c', file, '-e', join(folder, 'error.log'), '-g', 'daemon off;'], { stdio: 'ignore' }),
    url,
  )
}

/** nginx that sends the same bytes from a file. */
export async function staticNginx(folder: string, page: string): Promise<Server> {
  const port = await freePort()
  mkdirSync(join(folder, 'static', 'www'), { recursive: true })
  writeFileSync(join(folder, 'static', 'www', 'page.html'), page)
  return nginx(
    join(folder, 'static'),
    `http://127.0.0.1:${port}/page.html`,
    `sendfile on; tcp_nopush on; access_log off; server { listen 127.0.0.1:${port}; root ${join(folder, 'static', 'www')}; charset utf-8; }`,
  )
}

/** The proxy of compose.yaml, by its own configuration file. */
export async function cachingProxy(folder: string, portal: string, port: number, secret: string): Promise<Server> {
  const values: Record<string, string> = {
    PORTAL: new URL(portal).host,
    CACHE_REFRESH_SECRET: secret,
    PROXY_LISTEN: `127.0.0.1:${port}`,
    PROXY_CACHE: join(folder, 'proxy', 'cache'),
  }
  const text = readFileSync('.deploy/portal.conf.template', 'utf8').replace(
    /\$\{([A-Z_]+)\}/g,
    (whole, name: string) => values[name] ?? whole,
  )
  return nginx(join(folder, 'proxy'), `http://127.0.0.1:${port}/api/health/live`, text)
}
