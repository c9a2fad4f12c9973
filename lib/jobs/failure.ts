/**
 * Why a message was not delivered, as a code that holds no personal data: servers' own words often quote the recipient.
 * `permanent`: trying again will not help.
 */
export class DeliveryFailure extends Error {
  constructor(
    readonly reason: string,
    readonly permanent = false,
  ) {
    super(reason)
  }
}

/** nodemailer's and Node's errors → code: mail.connection, mail.auth, mail.550, mail.timeout … */
export function mailFailure(error: unknown): DeliveryFailure {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  if (code === 'EAUTH') return new DeliveryFailure('mail.auth')
  // The server refuses this letter or this recipient for good (RFC 5321 §4.2.1); 4xx asks to come again.
  if (responseCode) return new DeliveryFailure(`mail.${responseCode}`, responseCode >= 500 && code === 'EENVELOPE')
  if (code === 'ETIMEDOUT') return new DeliveryFailure('mail.timeout')
  if (code === 'EENVELOPE') return new DeliveryFailure('mail.address', true)
  if (code === 'ESOCKET' || code === 'ECONNECTION' || code === 'EDNS' || code === 'ECONNREFUSED')
    return new DeliveryFailure('mail.connection')
  return new DeliveryFailure('mail.other')
}
