import { StandardTable } from '@/components/processes/StandardTable'
import { ActionForm } from '@/components/ui/ActionForm'
import { Notice } from '@/components/ui/Notice'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { listStandards } from '@/lib/processes/standard/queries'
import { makeStandardAction } from '../../standards/action'
import { loadProcess, processMetadata } from '../load'

export const generateMetadata = processMetadata('Стандарт')

export default async function ProcessStandardPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/processes/${id}/standard`)
  const { process } = await loadProcess(tenant, id)
  const { rows, today } = await listStandards(actor, { processId: id })
  const draft = rows.some(({ status }) => status === 'DRAFT')
  const makes = !draft && process.status === 'ACTIVE' && may(actor, 'standard.edit', process.entry.owner.agencyId)
  return (
    <>
      {rows.length === 0 ? (
        <Notice tone="info" title="Стандарта ещё нет">
          Он делается из шагов «как будет»: кто, что и в какой срок делает. Дальше его утверждает акт, читают сотрудники
          и проверяет постмониторинг.
        </Notice>
      ) : (
        <StandardTable tenant={tenant} rows={rows} today={today} />
      )}
      {makes && (
        <div className="mt-5">
          {process.steps.toBe === 0 ? (
            <p className="text-muted">
              Сначала внесите шаги «как будет» – <a href={`/${tenant}/office/processes/${id}/steps`}>в таблицу шагов</a>
            </p>
          ) : (
            <ActionForm
              key={rows.length}
              action={makeStandardAction}
              tenant={tenant}
              hidden={{ processId: id }}
              submitLabel={rows.length === 0 ? 'Сделать стандарт из шагов' : 'Сделать новую версию'}
            >
              {null}
            </ActionForm>
          )}
        </div>
      )}
    </>
  )
}
