/**
 * Words that addresses of the portal already hold where a name chosen by people stands beside them: a new folder of app
 * beside such a name goes here (tests/checks/taken-words.test.ts). Pure.
 */
export const takenWords = {
  /** Beside a programme: /‹programme›. */
  programme: ['account', 'api', 'invite', 'mail', 'operator', 'reset', 'sign-in', 'timing'],
  /** Beside an agency: /‹programme›/word/‹agency› and others. */
  agency: ['consent', 'follow', 'status'],
} as const

/** Words that no programme takes either, for addresses to come. */
const kept = ['sign-out', 'office', 'health', 'public', 'static', 'assets', 'admin', 'check', 'data']

const programme: ReadonlySet<string> = new Set([...takenWords.programme, ...kept])
const agency: ReadonlySet<string> = new Set(takenWords.agency)

export const isTakenByPortal = (slug: string): boolean => programme.has(slug)
export const isTakenBesideAgency = (slug: string): boolean => agency.has(slug)
