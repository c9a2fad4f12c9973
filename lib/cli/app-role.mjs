import { createHmac } from 'node:crypto'

/**
 * The app role's address on a database; every replica with the same secret computes the same. @param {string} database
 * @param {string} secret
 */
export function appUrlOf(database, secret) {
  const url = new URL(database)
  url.username = 'gemba_app'
  url.password = createHmac('sha256', secret).update('gemba_app').digest('hex')
  return url.toString()
}
