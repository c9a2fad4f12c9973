import 'server-only'
import { accentRule } from '@/components/layout/accent'
import { answerPage, answerPosted } from '@/lib/feedback/answers/respond'
import type { Visitor } from '@/lib/feedback/answers/screen'
import { askingTenant, type Where } from '@/lib/feedback/answers/open'
import { getActor } from '@/lib/platform/actor'
import { log } from '@/lib/platform/log'
import { requestId } from '@/lib/platform/request-id'
import { clientAddress } from '@/lib/platform/visit'

type Context<P> = { params: Promise<P> }

/** GET and POST of an answer page at the address that `where` reads. */
export function answerHandlers<P extends { tenant: string }>(where: (params: P, url: URL) => Where) {
  const handle =
    (answer: (request: Request, visitor: Visitor) => Promise<Response>) =>
    async (request: Request, { params }: Context<P>): Promise<Response> => {
      const found = await params
      try {
        const tenant = await askingTenant(found.tenant)
        if (!tenant) return new Response('Такой страницы нет.', { status: 404 })
        return await answer(request, {
          tenant,
          where: where(found, new URL(request.url)),
          actor: await getActor(found.tenant),
          accentCss: accentRule(tenant.accent),
          ip: await clientAddress(),
          now: new Date(),
        })
      } catch (error) {
        // Neither what was answered nor by whom goes to the log.
        log.error({ requestId: await requestId(), err: error instanceof Error ? error.name : 'error' }, 'answer page')
        return Response.json(
          {
            ok: false,
            code: 'later',
            title: 'Сбой',
            text: 'Ответ пока не принят. Вернитесь назад и отправьте ещё раз через минуту.',
          },
          { status: 503, headers: { 'retry-after': '60' } },
        )
      }
    }
  return { GET: handle(answerPage), POST: handle(answerPosted) }
}
