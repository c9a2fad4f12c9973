import { Editions } from '@/components/publication/Editions'
import { ActionForm } from '@/components/ui/ActionForm'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { TextField } from '@/components/ui/TextField'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { requireActor } from '@/lib/platform/actor'
import type { PublicationChoice } from '@/lib/processes/publication/content'
import { editionLabels } from '@/lib/processes/publication/labels'
import { getProcessPublication, type EditionView, type PublicationView } from '@/lib/processes/publication/queries'
import { withdrawProcessAction } from './action'
import { Materials } from './Materials'
import { PublishForm } from './PublishForm'
import { processMetadata } from '../load'

export const generateMetadata = processMetadata('Публикация')

/** What the form begins with: the choice of the newest edition, or all that may be cleared. */
function startOf({ publishable, editions }: PublicationView): PublicationChoice {
  const content = editions[0]?.content
  const source = publishable?.source
  if (!content)
    return {
      title: source?.title ?? '',
      summary: source?.summary ?? '',
      map: source?.before !== null || source.after !== null,
      times: source?.before !== null || source.after !== null,
      cost: false,
      client: [source?.before, source?.after].some((course) => course?.client),
      materials: [],
    }
  const courses = [content.before, content.after]
  return {
    title: content.title,
    summary: content.summary,
    map: courses.some((course) => course?.svg),
    times: courses.some((course) => course?.days),
    cost: courses.some((course) => course?.cost),
    client: courses.some((course) => course?.client),
    materials: content.materials.map(({ id }) => id),
  }
}

export default async function PublicationPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/processes/${id}/publication`)
  const view = await getProcessPublication(actor, { id })
  const { state, editions, publishable, process, can } = view
  const { short, mark } = editionLabels[state]
  const { timeZone } = actor.tenant
  const open = editions.find(({ withdrawnAt }) => withdrawnAt === null)
  const day = (instant: Date) => formatLong(instantToDate(timeZone, instant))
  return (
    <>
      <div className="mb-6">
        <h2 className="mb-1 text-2xl">
          {open ? (
            <>
              Открыт всем {day(open.publishedAt)}, редакция {open.number}
            </>
          ) : state === 'WITHDRAWN' ? (
            'Снят с публикации'
          ) : (
            'Жители этот процесс пока не видят'
          )}
        </h2>
        <StatusMark kind={mark}>{short}</StatusMark>
        {open && (
          <p className="mt-2">
            <a href={`/${tenant}/processes/${open.slug}`}>Страница для жителей</a>
          </p>
        )}
      </div>
      {open && process.dropped && (
        <Notice tone="warn" title="Процесс исключён из реестра, а его описание открыто">
          Снимите его с публикации или откройте процесс, в который он влит.
        </Notice>
      )}
      {!can.publish && (
        <Notice tone="info" title="Кто открывает процессы жителям">
          {actor.tenant.settings.processes.officePublishes
            ? 'Уполномоченный орган и процессный офис. Подготовьте материалы и утвердите расчёт: открывают только утверждённое.'
            : 'Уполномоченный орган. Подготовьте материалы и утвердите расчёт: открывают только утверждённое.'}
        </Notice>
      )}
      <Materials tenant={tenant} view={view} />
      {publishable && can.publish && (
        <Section title={open ? 'Новая редакция' : 'Что открыть'} rule>
          <PublishForm
            key={`${publishable.mark}-${editions.length}`}
            tenant={tenant}
            timeZone={timeZone}
            hidden={{ id, version: process.version, last: editions.length, seen: publishable.mark }}
            source={publishable.source}
            drawings={publishable.drawings}
            pricesDiffer={publishable.pricesDiffer}
            start={startOf(view)}
          />
        </Section>
      )}
      {open && can.publish && <Withdraw tenant={tenant} edition={open} />}
      {editions.length > 0 && <Editions editions={editions} day={day} />}
    </>
  )
}

function Withdraw({ tenant, edition: { id, version } }: { tenant: string; edition: EditionView }) {
  return (
    <Section title="Снять с публикации" rule lead="Страница закроется; по её адресу будет сказано, что описание снято.">
      <ActionForm
        action={withdrawProcessAction}
        tenant={tenant}
        hidden={{ id, version }}
        submitLabel="Снять с публикации"
        variant="danger"
        confirm={{ title: 'Снять процесс с публикации?', confirmLabel: 'Снять' }}
      >
        <TextField name="reason" label="Почему" maxLength={1000} />
      </ActionForm>
    </Section>
  )
}
