import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { SaidWords } from './SaidWords'
import { ThemeList } from './ThemeList'
import { Button, ButtonLink } from '@/components/ui/Button'
import { Pagination } from '@/components/ui/Pagination'
import { TextField } from '@/components/ui/TextField'
import { count } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { getTexts } from '@/lib/feedback/results/text-queries'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: 'Своими словами' }

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const text = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')

/** Free words of a survey by theme and search; from them problems are made. */
export default async function WordsPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const query = await searchParams
  const at = `/${tenant}/office/surveys`
  const actor = await requireActor(tenant, `${at}/${id}/words`)
  const [theme, q] = [text(query.theme), text(query.q).slice(0, 200)]
  const page = pageNumber(query.page)
  const texts = await getTexts(actor, { id, theme, q, page })
  const { survey, total, themes, can } = texts
  const link = (more: Record<string, string>): string => {
    const own = { theme, q, ...more }
    const kept = Object.entries(own).filter(([, value]) => value !== '')
    return `${at}/${id}/words${kept.length > 0 ? `?${new URLSearchParams(kept).toString()}` : ''}`
  }
  const chosen = themes.find((one) => one.id === theme)
  const problem = (ids: readonly string[]): string =>
    `/${tenant}/office/problems/new?${new URLSearchParams([...ids.map((one) => ['words', one]), ['survey', id]]).toString()}`
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('surveys'), href: at },
          { label: survey.title, href: `${at}/${id}` },
          { label: 'Результаты', href: `${at}/${id}/results` },
          { label: 'Своими словами' },
        ]}
      />
      <PageTitle
        kicker={survey.title}
        title={
          texts.written === 0
            ? 'Своими словами: показать пока нечего'
            : `Своими словами: ${count(texts.written, 'запись', 'записи', 'записей')}`
        }
        lead={`Слова показываем, когда записей не меньше ${texts.threshold}, тему – когда о ней столько же. Одна запись может быть о нескольких темах.`}
      />
      {texts.written > 0 && (
        <div className="grid gap-x-10 lg:grid-cols-[2fr_3fr]">
          <ThemeList
            tenant={tenant}
            themes={themes}
            chosen={theme}
            written={texts.written}
            threshold={texts.threshold}
            agencyId={survey.agencyId}
            can={can}
            link={(one) => link({ theme: one, page: '' })}
          />
          <section>
            <h2 className="mb-3">{chosen ? chosen.name : 'Все записи'}</h2>
            <form action={`${at}/${id}/words`} className="mb-4 flex flex-wrap items-end gap-2">
              {theme && <input type="hidden" name="theme" value={theme} />}
              <TextField name="q" label="Найти в ответах" defaultValue={q} maxLength={200} />
              <Button type="submit" variant="quiet">
                Найти
              </Button>
              {can.problem && chosen && texts.rows.length > 0 && (
                <ButtonLink variant="quiet" href={problem(texts.rows.map((row) => row.id))}>
                  Завести проблему из темы
                </ButtonLink>
              )}
            </form>
            {total === null ? (
              <p className="text-muted">Записей меньше {texts.threshold}: не показываем.</p>
            ) : total === 0 ? (
              <p className="text-muted">Ничего не нашлось.</p>
            ) : (
              <SaidWords
                tenant={tenant}
                rows={texts.rows}
                themes={themes}
                can={can}
                problem={(one) => problem([one])}
                problems={`/${tenant}/office/problems`}
              />
            )}
            <Pagination page={page} pages={texts.pages} href={(to) => link({ page: String(to) })} total={total ?? 0} />
          </section>
        </div>
      )}
    </>
  )
}
