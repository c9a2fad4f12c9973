import 'server-only'
import { env } from './env'

/** Address of a path as people outside see it: for texts to copy and QR codes. */
export const publicUrl = (path: string): string => `${env().APP_URL.replace(/\/$/, '')}${path}`
