import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ProgressView } from '@/components/plan/ProgressView'
import { ActionForm } from '@/components/ui/ActionForm'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { TextArea } from '@/components/ui/TextArea'
import { formatDateTime } from '@/lib/core/dates'
import { formatDecimal, parseDecimal } from '@/lib/core/decimal'
import { getProgressPublication } from '@/lib/plan/publication-queries'
import { requireActor } from '@/lib/platform/actor'
import { publishProgressAction } from './action'

export const metadata: Metadata = { title: 'Публикация хода программы' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }
const shown = (value: string | null): string =>
  value === null ? 'нет данных' : parseDecimal(value) ? formatDecimal(value) : value

export default async function PublishPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { year: asked } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/plan/publish`)
  const view = await getProgressPublication(actor, { year: Number(asked) || undefined })
  if (!view) notFound()
  const { year, versions, differs, snapshot } = view
  const at = `/${tenant}/office/plan`
  const last = versions[0]
  return (
    <>
      <Breadcrumbs items={[{ label: 'План программы', href: `${at}?year=${year}` }, { label: 'Публикация' }]} />
      <PageTitle
        title={`Ход программы за ${year} год для жителей`}
        lead="Публикуется снимок: цели, факты и дорожные карты на этот день. Он больше не меняется; исправление – новая редакция с причиной, прежняя остаётся доступной."
      />
      <LinkPills
        label="Год"
        items={view.years.map((one) => ({
          href: `${at}/publish?year=${one}`,
          label: String(one),
          current: one === year,
        }))}
      />
      {versions.length > 0 && (
        <ul className="mb-5">
          {versions.map((one) => (
            <li key={one.version}>
              <a href={`/${tenant}/progress/${year}${one === last ? '' : `/versions/${one.version}`}`}>
                Редакция {one.version}
              </a>
              <span className="text-muted">
                {' '}
                – {formatDateTime(actor.tenant.timeZone, one.publishedAt)}, {one.publishedBy}
                {one.reason && `. Причина: ${one.reason}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {last &&
        (differs.length === 0 ? (
          <Notice className="mb-5">С последней редакции факты не изменились.</Notice>
        ) : (
          <Notice className="mb-5" title="Что изменилось с последней редакции">
            <ul>
              {differs.map((one) => (
                <li key={`${one.number}${one.title}`}>
                  {one.number}. {one.title}: {shown(one.was)} → {shown(one.now)}
                </li>
              ))}
            </ul>
          </Notice>
        ))}
      <ActionForm
        action={publishProgressAction}
        tenant={tenant}
        hidden={{ year, known: last?.version ?? 0 }}
        submitLabel={last ? 'Опубликовать новую редакцию' : 'Опубликовать'}
        className="max-w-[44rem]"
        confirm={{
          title: `Опубликовать ход программы за ${year} год?`,
          text: 'Страницу увидят все. Снимок нельзя изменить – только выпустить новую редакцию.',
          confirmLabel: 'Опубликовать',
        }}
      >
        {last && <TextArea name="reason" label="Причина новой редакции" rows={2} />}
      </ActionForm>
      <Section title="Что увидят жители" rule>
        {snapshot.sections.length === 0 ? (
          <p className="text-muted">В плане этого года нет показателей: публиковать нечего.</p>
        ) : (
          <ProgressView snapshot={snapshot} level={3} />
        )}
      </Section>
    </>
  )
}
