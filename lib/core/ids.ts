import { v7, validate } from 'uuid'

/** A new identifier: UUID v7, so that rows made later sort later. */
export function newId(): string {
  return v7()
}

/** Whether the text is a UUID in its usual lower-case form. */
export function isUuid(text: string): boolean {
  return text === text.toLowerCase() && validate(text)
}
