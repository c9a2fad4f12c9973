import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { BeforeAfter } from '../../BeforeAfter'
import { TiedProblems } from '../../TiedProblems'
import { Comments } from './Comments'
import { ProcessFacts } from './ProcessFacts'
import { ProcessLinks } from './ProcessLinks'
import { ProcessNotices } from './ProcessNotices'
import { Reengineered } from './Reengineered'
import { may } from '@/lib/access'
import { loadProcess, processMetadata } from './load'

export const generateMetadata = processMetadata()

export default async function ProcessPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const { actor, process } = await loadProcess(tenant, id)
  const at = `/${tenant}/office/processes/${id}`
  const edits = process.can.edit && process.status === 'ACTIVE'
  return (
    <>
      <ProcessNotices tenant={tenant} process={process} />
      {edits && (
        <p className="mb-5 flex flex-wrap gap-2">
          <ButtonLink href={`${at}/edit`}>Изменить</ButtonLink>
          <ButtonLink href={`${at}/drop`} variant="quiet">
            Исключить или влить
          </ButtonLink>
          {may(actor, 'request.ask') && (
            <ButtonLink href={`/${tenant}/office/processes/requests/new?process=${id}`} variant="quiet">
              Запросить ход процесса
            </ButtonLink>
          )}
        </p>
      )}
      <ProcessFacts process={process} />
      <Section
        title="Связи с другими процессами"
        actions={
          edits && (
            <ButtonLink href={`${at}/links`} variant="quiet" size="s">
              Связать
            </ButtonLink>
          )
        }
      >
        <ProcessLinks tenant={tenant} process={process} />
      </Section>
      <Reengineered tenant={tenant} process={process} />
      <BeforeAfter tenant={tenant} actor={actor} of={{ processId: id }} />
      <TiedProblems tenant={tenant} actor={actor} to={{ processId: id }} />
      <Comments tenant={tenant} process={process} timeZone={actor.tenant.timeZone} />
    </>
  )
}
