import 'server-only'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer'
import { env } from './env'

/**
 * A letter: plain text with full links; `id` is the outbox message's, so that a letter sent twice is one letter to the
 * mailbox.
 */
export type Letter = { id: string; to: string; subject: string; text: string }
export type WrittenLetter = Letter & { at: string }

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
const link = (text: string): string =>
  text.replace(/https?:\/\/[^\s<>«»]+[^\s<>«».,;:!?)]/g, (url) => `<a href="${url}">${url}</a>`)

/** The same text as HTML: paragraphs, line breaks and links, nothing else. */
export const htmlOfText = (text: string): string =>
  `<!doctype html><html lang="ru"><meta charset="utf-8"><body style="font:16px/1.5 sans-serif">${text
    .split(/\n{2,}/)
    .map((part) => `<p>${link(escapeHtml(part)).replaceAll('\n', '<br>')}</p>`)
    .join('')}</body></html>`

function message(letter: Letter): SendMailOptions {
  const { APP_URL, MAIL_FROM } = env()
  return {
    from: MAIL_FROM,
    to: letter.to,
    subject: letter.subject,
    text: letter.text,
    html: htmlOfText(letter.text),
    messageId: `<${letter.id}@${new URL(APP_URL).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  }
}

let transport: { url: string; mailer: Transporter } | undefined

function smtp(url: string): Transporter {
  if (transport?.url !== url) {
    transport?.mailer.close()
    const timeouts = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 15_000 }
    transport = {
      url,
      mailer: createTransport({ url, pool: true, maxConnections: 2, ...timeouts } as Parameters<
        typeof createTransport
      >[0]),
    }
  }
  return transport.mailer
}

export const mailFolder = (): string => join(resolve(env().GEMBA_DATA), 'mail')

/**
 * Sends the letter by SMTP_URL, or writes it to GEMBA_DATA/mail (.json for the portal's page, .eml for a mail program).
 * Rejects when the server does not take it.
 */
export async function sendLetter(letter: Letter): Promise<void> {
  const url = env().SMTP_URL
  if (url) {
    await smtp(url).sendMail(message(letter))
    return
  }
  const folder = mailFolder()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const composed = await createTransport({ streamTransport: true, buffer: true }).sendMail(message(letter))
  await writeFile(join(folder, `${letter.id}.eml`), composed.message as Buffer, { mode: 0o600 })
  const written: WrittenLetter = { ...letter, at: new Date().toISOString() }
  // Renamed into place: a reader never meets half a letter.
  await writeFile(join(folder, `${letter.id}.part`), JSON.stringify(written), { mode: 0o600 })
  await rename(join(folder, `${letter.id}.part`), join(folder, `${letter.id}.json`))
}

/** Closes the connections to the mail server. */
export const closeMail = (): void => {
  transport?.mailer.close()
  transport = undefined
}

/** The latest letters written to the folder, newest first (ids are in the order of time). */
export async function writtenLetters(limit: number): Promise<{ letters: WrittenLetter[]; total: number }> {
  const names = (await readdir(mailFolder()).catch(() => [] as string[]))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
  const letters = await Promise.all(
    names
      .slice(0, limit)
      .map(async (name) => JSON.parse(await readFile(join(mailFolder(), name), 'utf8')) as WrittenLetter),
  )
  return { letters, total: names.length }
}
