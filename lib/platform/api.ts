import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { fail, type ErrorCode, type Failure, type Result } from '@/lib/core/result'
import { getActor, needsSecondFactor, type Actor } from './actor'
import type { Command } from './command'
import { log } from './log'
import { requestId } from './request-id'

const statusOf: Record<ErrorCode, number> = {
  INVALID: 422,
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  CONFLICT: 409,
  RULE: 422,
  LIMIT: 429,
  UNAVAILABLE: 503,
}

/** A failure as JSON with its HTTP status. */
export const failureResponse = (error: Failure): Response =>
  Response.json({ error }, { status: statusOf[error.code], headers: { 'cache-control': 'no-store' } })

const signedOut = (): Response =>
  Response.json(
    {
      error: {
        code: 'FORBIDDEN',
        message: 'Время сеанса истекло. Войдите снова: введённое сохранено на этом компьютере.',
      },
    },
    { status: 401, headers: { 'cache-control': 'no-store' } },
  )

/** Was the request sent by our own page? A form elsewhere cannot send JSON or this header. */
const sameOrigin = (request: Request): boolean => {
  const origin = request.headers.get('origin')
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  return origin === null
    ? request.headers.get('sec-fetch-site') !== 'cross-site'
    : host !== null && URL.canParse(origin) && new URL(origin).host === host
}

/** The query string of a request as a page gets it: what is repeated is a list. */
export function queryOf(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url)
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((key) => {
      const values = searchParams.getAll(key)
      return [key, values.length > 1 ? values : (values[0] ?? '')]
    }),
  )
}

/**
 * Runs a handler for the signed-in person of a tenant; unexpected errors are logged and answered with the request's id.
 */
export async function withActor(
  request: Request,
  tenantSlug: string,
  work: (actor: Actor) => Promise<Response>,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD' && !sameOrigin(request))
    return failureResponse({ code: 'FORBIDDEN', message: 'Запрос пришёл с чужой страницы и отклонён.' })
  try {
    const actor = await getActor(tenantSlug)
    if (!actor || needsSecondFactor(actor)) return signedOut()
    return await work(actor)
  } catch (error) {
    if ((error as { digest?: string }).digest?.includes('404'))
      return failureResponse(fail('NOT_FOUND', 'Не найдено или недоступно.').error)
    unstable_rethrow(error)
    const id = await requestId()
    log.error({ requestId: id, err: error instanceof Error ? error.stack : String(error) }, 'request failed')
    return Response.json(
      { error: { code: 'UNAVAILABLE', message: `Сбой на сервере. Повторите через минуту; номер обращения: ${id}.` } },
      { status: 500 },
    )
  }
}

/** A command as a JSON endpoint: body → input, Result → JSON. */
export const apiCommand = <I, T>(
  request: Request,
  tenantSlug: string,
  command: Command<I, T>,
  input: (body: Record<string, unknown>) => unknown,
): Promise<Response> =>
  withActor(request, tenantSlug, async (actor) => {
    const body: unknown = await request.json().catch(() => null)
    if (typeof body !== 'object' || body === null)
      return failureResponse({ code: 'INVALID', message: 'Запрос не прочитан. Обновите страницу и повторите.' })
    const { attempt, ...fields } = body as Record<string, unknown>
    const result: Result<T> = await command(actor, input(fields) as I, {
      attempt: typeof attempt === 'string' ? attempt : undefined,
    })
    return result.ok
      ? Response.json(result.value ?? null, { headers: { 'cache-control': 'no-store' } })
      : failureResponse(result.error)
  })
