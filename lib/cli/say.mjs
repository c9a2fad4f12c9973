// What the commands print: progress in Russian, and every failure as one line that says what to do.
import { appendFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** A failure that the person can mend; its message is the whole of what they see. */
export class Refusal extends Error {}

/** @param {string} line */
export const say = (line) => {
  console.log(line)
}

const reasons = {
  ENOSPC: 'на диске закончилось место. Освободите место и запустите снова',
  EACCES: 'нет прав на запись. Дайте права своей учётной записи или задайте другую папку: GEMBA_DATA=/путь npm start',
  EPERM: 'нет прав на запись. Дайте права своей учётной записи или задайте другую папку: GEMBA_DATA=/путь npm start',
  EROFS: 'диск доступен только для чтения. Задайте другую папку: GEMBA_DATA=/путь npm start',
  EMFILE: 'открыто слишком много файлов. Увеличьте предел (ulimit -n 4096) и запустите снова',
}

/** An error of the file system → one line with the way out; anything else → null. @param {unknown} error */
export function fileTrouble(error) {
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error ?? {})
  const reason = code ? reasons[/** @type {keyof typeof reasons} */ (code)] : undefined
  return reason ? `Не удалось записать${path ? ` ${path}` : ''}: ${reason}.` : null
}

/**
 * Makes a folder with those above it. Node's own `recursive` never returns where the system refuses new folders with
 * ENOENT (/proc). @param {string} folder
 */
function makeEach(folder) {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeEach(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have been quicker.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  }
}

/** The folder, made when missing; where none can be, one line with the way out. @param {string} folder */
export function makeFolder(folder) {
  try {
    makeEach(folder)
  } catch (error) {
    throw new Refusal(
      fileTrouble(error) ??
        `Папку ${folder} создать нельзя: там не место для файлов. Задайте другую: GEMBA_DATA=/путь npm start`,
      { cause: error },
    )
  }
}

/**
 * Keeps what a person need not read for whoever mends it; says where, empty when it cannot be kept. @param {string}
 * details @param {string} [folder]
 */
export function keepDetails(details, folder = resolve(process.env.GEMBA_DATA || '.gemba')) {
  const file = join(folder, 'errors.log')
  try {
    makeEach(folder)
    appendFileSync(file, `${new Date().toISOString()} ${details.trim()}\n`)
    return `Подробности в ${file}; приложите их к обращению.`
  } catch {
    return ''
  }
}

/** One line for the person, the stack into a file for whoever mends it. @param {unknown} error */
function explain(error) {
  if (error instanceof Refusal) return error.message
  const trouble = fileTrouble(error)
  if (trouble) return trouble
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0]
  return `Непредвиденный сбой: ${message}. ${keepDetails(error instanceof Error ? (error.stack ?? error.message) : String(error))}`.trim()
}

/** Runs a command's main function; a failure becomes one line and exit code 1. @param {() => Promise<unknown>} main */
export async function command(main) {
  process.on('uncaughtException', (error) => {
    console.error(explain(error))
    process.exit(1)
  })
  try {
    await main()
  } catch (error) {
    console.error(explain(error))
    process.exit(1)
  }
}
