import 'server-only'
import type { CommandContext } from '@/lib/platform/command'
import { env } from '@/lib/platform/env'
import type { OutboxWork } from '@/lib/platform/outbox'

/** Absolute address of a page of the tenant's office. */
export const officeUrl = (ctx: CommandContext, path: string): string =>
  `${env().APP_URL}/${ctx.actor.tenant.slug}/office/${path}`

/** One letter per address; paragraphs are set apart by empty lines, a line that is only an address becomes a link. */
export const letters = (addresses: readonly string[], subject: string, paragraphs: readonly string[]): OutboxWork[] =>
  [...new Set(addresses)].map((to) => ({ kind: 'mail', payload: { to, subject, text: paragraphs.join('\n\n') } }))
