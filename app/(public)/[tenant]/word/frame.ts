import { accentRule } from '@/components/layout/accent'
import type { TenantView } from '@/lib/core/tenant'
import type { Frame } from '@/lib/feedback/told/word-page'

/** Caps of a public form's body: more is refused before it is parsed. */
export const caps = { bytes: 64 * 1024, fields: 20 }

export const frameOf = (tenant: TenantView): Frame => ({
  tenant,
  accentCss: accentRule(tenant.accent),
  appealUrl: tenant.settings.feedback.appealUrl,
})

/** A refused form is kept for «back» by the browser that sent it: what was typed comes back without being sent anew. */
export const page = (body: string, status = 200): Response =>
  new Response(body, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': status === 200 ? 'no-store' : 'private, no-cache',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    },
  })

export const noProgramme = (): Response => new Response('Такой программы нет.', { status: 404 })

/** Was the form sent from a page of our own? */
export function fromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  return site !== null && site !== 'same-origin' && site !== 'none'
}

export const unread = {
  LONG: 'Форма слишком большая. Сократите текст: вернитесь на страницу назад – браузер его сохранил.',
  MANY: 'В форме слишком много полей, такую мы не отправляли. Откройте страницу заново.',
  KIND: 'Так эту форму не отправляют. Откройте страницу заново и нажмите «Отправить».',
} as const
