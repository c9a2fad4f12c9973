import 'server-only'
/** What a page showed, in a short word: a decision names it and is refused when something else stands there by then. */
import { createHash } from 'node:crypto'

/** Equal for equal content, whatever it is made of; different for any other. */
export const markOf = (shown: unknown): string => createHash('sha256').update(JSON.stringify(shown)).digest('hex')
