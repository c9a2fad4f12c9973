import type { Metadata } from 'next'
import { cache } from 'react'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { Notice } from '@/components/ui/Notice'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong } from '@/lib/core/dates'
import { requireActor } from '@/lib/platform/actor'
import { standardHeadline } from '@/lib/processes/standard/headline'
import { standardStateLabels } from '@/lib/processes/standard/labels'
import { getStandard } from '@/lib/processes/standard/queries'
import type { StandardView } from '@/lib/processes/standard/view'
import { acknowledgeAction } from '../action'
import { ApproveStandard } from './ApproveStandard'
import { Monitoring } from './Monitoring'
import { Readers } from './Readers'
import { StandardText } from './StandardText'
import { Versions } from './Versions'
import { Words } from './Words'

type Props = { params: Promise<{ tenant: string; id: string }> }

const load = cache(async (tenant: string, id: string) => {
  const actor = await requireActor(tenant, `/${tenant}/office/processes/standards/${id}`)
  return { actor, view: await getStandard(actor, { id }) }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tenant, id } = await params
  const { process, number } = (await load(tenant, id)).view
  return { title: `Стандарт, версия ${number}: ${process.code} ${process.name}` }
}

export default async function StandardPage({ params }: Props) {
  const { tenant, id } = await params
  const office = `/${tenant}/office/processes`
  const { actor, view } = await load(tenant, id)
  const { process, number, state, status, content } = view
  const file = `/api/${tenant}/documents/standards/${id}`
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes/standards'), href: `${office}/standards` },
          { label: process.code, href: `${office}/${process.id}/standard` },
          { label: `Версия ${number}` },
        ]}
      />
      <PageTitle
        title={standardHeadline(view)}
        kicker={`${process.name} · стандарт, версия ${number}${view.actOn ? ` · ${view.actTitle} от ${formatLong(view.actOn)} № ${view.actNumber}` : ''}`}
        meta={<StatusMark kind={standardStateLabels[state].mark}>{standardStateLabels[state].short}</StatusMark>}
        actions={
          <span>
            <a href={`${file}.docx`} download="">
              DOCX
            </a>
            ,{' '}
            <a href={`${file}.pdf`} download="">
              PDF
            </a>
          </span>
        }
      />
      <Mine tenant={tenant} view={view} />
      {view.stale && view.can.edit && status === 'APPROVED' && (
        <Notice tone="warn" title="Шаги «как будет» с тех пор изменились">
          Если изменение остаётся, <a href={`${office}/${process.id}/standard`}>сделайте новую версию</a> стандарта.
        </Notice>
      )}
      {status !== 'DRAFT' && <Monitoring tenant={tenant} view={view} />}
      {status === 'DRAFT' && view.can.edit ? <Words tenant={tenant} view={view} /> : <StandardText content={content} />}
      {status === 'DRAFT' && view.can.approve && <ApproveStandard tenant={tenant} view={view} />}
      {status === 'APPROVED' && view.can.edit && (
        <Readers tenant={tenant} view={view} timeZone={actor.tenant.timeZone} />
      )}
      <Versions tenant={tenant} view={view} />
    </>
  )
}

/** The person's own reading. */
function Mine({ tenant, view }: { tenant: string; view: StandardView }) {
  const { mine, status, id, today } = view
  if (mine === null || status !== 'APPROVED') return null
  if (mine.readAt) return <Notice tone="ok" title="Вы прочитали этот стандарт" />
  return (
    <Notice
      tone="warn"
      title={`Прочитайте стандарт до ${formatLong(mine.dueOn)}${mine.dueOn < today ? ' – срок прошёл' : ''}`}
    >
      <p className="mb-2">Порядок работы – ниже. Подтвердите, когда прочитаете.</p>
      <ActionForm action={acknowledgeAction} tenant={tenant} hidden={{ id }} submitLabel="Прочитано" quiet>
        {null}
      </ActionForm>
    </Notice>
  )
}
