// What the commands print: progress in Russian, and every failure as one line that says what to do.
import { appendFileSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A failure that the person can mend; its message is the whole of what they see. */
export class Refusal extends Error {}

/** @param {string} line */
export const say = (line) => { console.log(line) }

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

/** One line for the person, the stack into a file for whoever mends it. @param {unknown} error */
function explain(error) {
  if (error instanceof Refusal) return error.message
  const trouble = fileTrouble(error)
  if (trouble) return trouble
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0]
  const folder = resolve(process.env.GEMBA_DATA || '.gemba')
  const file = join(folder, 'errors.log')
  try {
    mkdirSync(folder, { recursive: true })
    appendFileSync(file, `${new Date().toISOString()} ${error instanceof Error ? error.stack : String(error)}\n`)
    return `Непредвиденный сбой: ${message}. Подробности в ${file}; приложите их к обращению.`
  } catch {
    return `Непредвиденный сбой: ${message}.`
  }
}

/** Runs a command's main function; a failure becomes one line and exit code 1. @param {() => Promise<unknown>} main */
export async function command(main) {
  process.on('uncaughtException', (error) => { console.error(explain(error)); process.exit(1) })
  try {
    await main()
  } catch (error) {
    console.error(explain(error))
    process.exit(1)
  }
}
