import 'server-only'
import { cookies, headers } from 'next/headers'
import { z } from 'zod'
import { env } from '@/lib/platform/env'
import { readSessionId } from '@/lib/platform/session'
import { seal, unseal } from '@/lib/platform/secrets'

const NAME = 'gemba.told'
/** The page that it is told on is asked for at once; one that is asked for later tells nothing old. */
const SECONDS = 20

const Told = z.object({
  tone: z.enum(['ok', 'danger']),
  message: z.string(),
  changes: z.array(z.string()).default([]),
  link: z.object({ href: z.string(), label: z.string() }).optional(),
})
export type Told = z.input<typeof Told>

/** A cookie holds 4 KB, a sealed Russian letter takes three bytes. */
const fitting = ({ message, changes = [], ...told }: Told): Told => ({
  ...told,
  message: message.slice(0, 600),
  changes: changes.slice(0, 3).map((line) => line.slice(0, 120)),
})

/** The form was posted by the browser itself: the page is drawn anew and may not have the form any more. */
const isScriptless = async (): Promise<boolean> => !(await headers()).has('next-action')

/**
 * Keeps the answer to a form that was posted without script for the page that is drawn next: `to` – the address that
 * the command leads to; null – the same page, in the same answer. Sealed for the session, and told on that page alone.
 */
export async function tell(told: Told, to: string | null): Promise<void> {
  const owner = await readSessionId()
  if (owner === null || !(await isScriptless())) return
  ;(await cookies()).set(NAME, seal(JSON.stringify(fitting(told)), owner), {
    httpOnly: true,
    sameSite: 'lax',
    secure: env().APP_URL.startsWith('https:'),
    path: to === null ? '/' : new URL(to, env().APP_URL).pathname,
    // What is told in the same answer is not kept at all.
    maxAge: to === null ? 0 : SECONDS,
  })
}

/** What the form posted before this page has to say; null – nothing. */
export async function readTold(): Promise<z.output<typeof Told> | null> {
  const kept = (await cookies()).get(NAME)?.value
  const owner = kept ? await readSessionId() : null
  const text = kept && owner ? unseal(kept, owner) : null
  return text === null ? null : (Told.safeParse(JSON.parse(text)).data ?? null)
}
