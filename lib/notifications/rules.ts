/**
 * What a person is told of inside the portal, beside the letter. Kinds and their words are declared by the modules
 * (`notices`). Pure.
 */

/** One event told to some people; whoever was told of it already is not told again. */
export type Notice<Kind extends string = string> = {
  /** E-mail addresses as the tenant's people have them. */
  to: readonly string[]
  kind: Kind
  title: string
  /** Path below the tenant's office. */
  href: string
  /** Names the event: the thing and which of its turns it was. */
  key: string
}

const NOTIFICATION_TITLE_MAX = 300

/** Lines to write: one a person and event, however often an address stands in the list. */
export const noticeLines = (notices: readonly Notice[]): (Omit<Notice, 'to'> & { email: string })[] =>
  notices.flatMap(({ to, title, ...notice }) =>
    [...new Set(to)].map((email) => ({ ...notice, title: title.slice(0, NOTIFICATION_TITLE_MAX), email })),
  )
