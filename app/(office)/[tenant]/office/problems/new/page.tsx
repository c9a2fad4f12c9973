import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { count } from '@/lib/core/format'
import { getProblemSources } from '@/lib/feedback/told/choice-queries'
import { problemSign } from '@/lib/feedback/told/labels'
import { monthText } from '@/lib/feedback/told/topics'
import { requireActor } from '@/lib/platform/actor'
import { NewProblemForm } from './NewProblemForm'

export const metadata: Metadata = { title: 'Новая проблема' }

type Asked = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Asked> }

const ids = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join(',') : (value ?? ''))

/**
 * A problem by hand or from what clients said: `?words=` SurveyWords, `?messages=`, `?topics=` – ids with commas or
 * repeated; `?survey=` – the survey they answer; `?title=` – words for the title.
 */
export default async function NewProblemPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const asked = await searchParams
  const at = `/${tenant}/office/problems`
  const actor = await requireActor(tenant, `${at}/new`)
  const sources = await getProblemSources(actor, {
    words: ids(asked.words),
    messages: ids(asked.messages),
    topics: ids(asked.topics),
    survey: ids(asked.survey),
    title: ids(asked.title).slice(0, 150),
  })
  const { words, messages, topics, survey, similar, threshold, agencies } = sources
  const quotes = [...words.map(({ text }) => text), ...messages.map(({ text }) => text)]
  const complaints = topics.reduce((sum, topic) => sum + topic.count, 0)
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('problems'), href: at }, { label: 'Новая' }]} />
      <PageTitle title="Новая проблема" lead="Что мешает людям, одной фразой. Что делать и кому – решат при разборе." />
      {agencies.length === 0 ? (
        <EmptyState title="Записать проблему некуда">
          Проблему записывает тот, кто работает в органе или за него отвечает.
        </EmptyState>
      ) : (
        <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
          <NewProblemForm
            tenant={tenant}
            agencies={agencies}
            agencyId={sources.agencyId ?? (agencies.length === 1 ? (agencies[0]?.id ?? '') : '')}
            fixed={sources.agencyId !== null}
            hidden={{
              words: words.map(({ id }) => id).join(','),
              messages: messages.map(({ id }) => id).join(','),
              topics: topics.map(({ id }) => id).join(','),
              surveyId: survey?.id ?? '',
            }}
            start={{
              title: topics[0]?.theme ?? ids(asked.title).slice(0, 150),
              said: quotes.length === 1 ? (quotes[0] ?? '').slice(0, 500) : '',
              service: messages[0]?.service ?? '',
              side: survey?.side ?? messages[0]?.side ?? 'EXTERNAL',
              heardAs: words.length > 0 || survey ? 'ANSWERS' : topics.length > 0 ? 'COMPLAINTS' : 'PEOPLE',
              heard: words.length >= threshold ? String(words.length) : topics.length > 0 ? String(complaints) : '',
              heardWhere: survey
                ? `опрос «${survey.title}»`.slice(0, 200)
                : topics.length > 0
                  ? [...new Set(topics.map(({ source, month }) => `${source}, ${monthText(month)}`))]
                      .join('; ')
                      .slice(0, 200)
                  : '',
            }}
            threshold={threshold}
            words={words.length > 0}
            messages={messages.length}
          />
          <aside className="grid content-start gap-6">
            {similar.length > 0 && (
              <Notice tone="warn" title="Похожие уже есть">
                <ul className="mt-1 grid gap-1">
                  {similar.map((one) => (
                    <li key={one.id}>
                      <a href={`${at}/${one.id}`}>
                        {problemSign(one.number)} {one.title}
                      </a>
                    </li>
                  ))}
                </ul>
              </Notice>
            )}
            {quotes.length > 0 && (
              <section>
                <h2 className="text-lg">{count(quotes.length, 'слово клиента', 'слова клиентов', 'слов клиентов')}</h2>
                <ul className="mt-2 grid gap-2 border-t border-line pt-2">
                  {quotes.slice(0, 30).map((text, i) => (
                    <li key={i} className="border-b border-line pb-2 whitespace-pre-line">
                      «{text}»
                    </li>
                  ))}
                </ul>
                {quotes.length > 30 && <p className="mt-2 text-muted">и ещё {quotes.length - 30}</p>}
              </section>
            )}
            {topics.length > 0 && (
              <section>
                <h2 className="text-lg">Темы жалоб</h2>
                <ul className="mt-2 grid gap-1">
                  {topics.map((topic) => (
                    <li key={topic.id}>
                      {topic.theme}, {monthText(topic.month)}: {topic.count}
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </aside>
        </div>
      )}
    </>
  )
}
