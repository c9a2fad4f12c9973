import 'server-only'
import { z } from 'zod'

const Env = z.object({
  /** The app role's address (not the owner's): row security holds for it. */
  APP_DATABASE_URL: z.string().min(1),
  AUTH_SECRET: z.string().min(16),
  /** Public address of the portal, for links in letters and QR codes. */
  APP_URL: z.string().default('http://127.0.0.1:3000'),
  /** Folder of files, mail drafts and other local state. */
  GEMBA_DATA: z.string().default('.gemba'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Mail server; without it letters are written to GEMBA_DATA/mail. */
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Гемба <gemba@localhost>'),
  /** S3-compatible store; without it files lie in GEMBA_DATA/files. */
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: z.string().optional(),
  S3_REGION: z.string().default('ru-central1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** OpenID Connect provider, by discovery. */
  OIDC_ISSUER: z.string().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('Единый вход'),
  /** Addresses of the portal's replicas inside its network, comma-separated; a name may stand for several. */
  PORTAL_REPLICAS: z.string().default(''),
  /** Addresses of caching proxies to refresh on publication, comma-separated, and the word they know the app by. */
  CACHE_PROXIES: z.string().default(''),
  CACHE_REFRESH_SECRET: z.string().default(''),
  /** Shows demo sign-ins and the letters written to the folder; set by `npm start` on an embedded database. */
  GEMBA_DEMO: z.enum(['0', '1']).default('0'),
})
export type Env = z.infer<typeof Env>

let parsed: Env | undefined

/** The process's configuration, read once. Throws a one-line Error naming what is missing. */
export function env(): Env {
  if (parsed) return parsed
  const result = Env.safeParse(Object.fromEntries(Object.entries(process.env).filter(([, v]) => v !== '')))
  if (!result.success)
    throw new Error(
      `Неверная настройка: ${result.error.issues.map((i) => `${i.path.join('.')} – ${i.message}`).join('; ')}`,
    )
  return (parsed = result.data)
}
