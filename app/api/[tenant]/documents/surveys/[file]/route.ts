import { count } from '@/lib/core/format'
import { fail } from '@/lib/core/result'
import { fileResponse } from '@/lib/documents/file-response'
import { surveyFormPdf } from '@/lib/documents/survey-form-pdf'
import { surveyPosterPdf } from '@/lib/documents/survey-poster-pdf'
import { getCollecting } from '@/lib/feedback/answers/collect-queries'
import { minutesOf } from '@/lib/feedback/answers/markup'
import { changesTold } from '@/lib/feedback/answers/open'
import { paperQuestions } from '@/lib/feedback/answers/paper-sheet'
import { failureResponse, withActor } from '@/lib/platform/api'

/** `form-‹survey›.pdf`; `poster-‹survey›.pdf` and `tent-‹survey›.pdf`, with `point` – of a touchpoint. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant: slug, file } = await params
  return withActor(request, slug, async (actor) => {
    const [, kind, id] = /^(form|poster|tent)-([0-9a-f-]{36})\.pdf$/.exec(file) ?? []
    const survey = id ? await getCollecting(actor, { id }) : null
    const pointId = new URL(request.url).searchParams.get('point')
    const point = survey?.points.find((one) => one.id === pointId)
    if (!survey?.content || (pointId !== null && !point))
      return failureResponse(fail('NOT_FOUND', 'Такого документа нет: опрос не запущен или точка закрыта.').error)
    const agency = survey.agencyName ?? actor.tenant.name
    const threshold = count(survey.threshold, 'человека', 'человек', 'человек')
    if (kind === 'form')
      return fileResponse(
        await surveyFormPdf({ agency, title: survey.title, questions: paperQuestions(survey.content), threshold }),
        'pdf',
        `Анкета – ${survey.title}`,
      )
    const poster = await surveyPosterPdf(kind === 'tent' ? 'tent' : 'poster', {
      ...{ agency, accent: actor.tenant.accent, threshold },
      place: point ? [point.name, point.place].filter(Boolean).join(', ') : survey.title,
      url: point?.address ?? survey.address,
      point: point ? `точка ${point.code.toUpperCase()}` : '',
      minutes: count(minutesOf(survey.content), 'минуты', 'минут', 'минут'),
      told: survey.agencyId
        ? (await changesTold(actor.tenant.id, survey.agencyId)).map(({ said, answer }) => ({ said, answer }))
        : [],
    })
    return fileResponse(poster, 'pdf', `${kind === 'tent' ? 'Табличка' : 'Плакат'} – ${point?.name ?? survey.title}`)
  })
}
