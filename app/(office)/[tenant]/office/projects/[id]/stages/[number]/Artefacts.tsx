import { StatusMark } from '@/components/ui/StatusMark'
import { ActionForm } from '@/components/ui/ActionForm'
import { FileTag, Section } from '@/components/ui/Section'
import { formatShort } from '@/lib/core/dates'
import { formatBytes } from '@/lib/core/format'
import { kindLabel } from '@/lib/files/labels'
import type { ArtefactView, StagePage } from '@/lib/projects/stages/queries'
import { AddArtefact } from './AddArtefact'
import { removeArtefactAction } from './action'

type Props = { tenant: string; projectId: string; page: StagePage }

function Row({ tenant, one, removable }: { tenant: string; one: ArtefactView; removable: boolean }) {
  const href = one.url ?? `/api/${tenant}/projects/artefacts/${one.id}`
  const facts = [one.tool, one.file ? formatBytes(one.file.size) : null, `${one.addedBy}, ${formatShort(one.addedOn)}`]
    .filter(Boolean)
    .join(' · ')
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 border-b border-line py-2.5">
      <FileTag>{one.file ? kindLabel(one.file.mime) : 'Ссылка'}</FileTag>
      <span className="min-w-0 wrap-anywhere">
        <a href={href} {...(one.url ? { target: '_blank', rel: 'noreferrer noopener' } : {})}>
          {one.title}
          {one.url && <span className="sr-only"> (в новой вкладке)</span>}
        </a>
        <small className="block text-sm text-muted">{facts}</small>
        {one.note && <small className="block text-sm">{one.note}</small>}
      </span>
      {removable && (
        <ActionForm
          action={removeArtefactAction}
          tenant={tenant}
          hidden={{ artefactId: one.id }}
          submitLabel="Убрать"
          variant="text"
          size="s"
          quiet
          confirm={{
            title: 'Убрать материал?',
            text: `«${one.title}» исчезнет из этапа. Файл останется в архиве портала.`,
            confirmLabel: 'Убрать',
            tone: 'danger',
          }}
        />
      )}
    </li>
  )
}

/** What the stage left behind, and which tools of the programme were used for it (B 5.5.4). */
export function Artefacts({ tenant, projectId, page }: Props) {
  const { stage, artefacts, tools, can, uploadFor } = page
  const used = new Set(artefacts.map(({ tool }) => tool).filter(Boolean))
  return (
    <Section
      title="Материалы этапа"
      rule
      lead={artefacts.length === 0 ? 'Протокол, карта, снимок, ссылка – то, чем подтверждается этап.' : undefined}
    >
      {tools.own.length > 0 && (
        <div className="mb-4">
          <p className="text-sm text-muted">Инструменты этого этапа:</p>
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {tools.own.map((tool) => (
              <li key={tool}>
                <StatusMark kind={used.has(tool) ? 'ok' : 'none'}>
                  {tool}
                  <span className="sr-only">{used.has(tool) ? ' – применён' : ' – пока нет материала'}</span>
                </StatusMark>
              </li>
            ))}
          </ul>
        </div>
      )}
      {artefacts.length > 0 && (
        <ul aria-label="Материалы" className="mb-4 border-t border-line">
          {artefacts.map((one) => (
            <Row key={one.id} tenant={tenant} one={one} removable={can.attach} />
          ))}
        </ul>
      )}
      {artefacts.length === 0 && !can.attach && <p className="text-muted">Материалов нет.</p>}
      {can.attach && (
        <AddArtefact tenant={tenant} projectId={projectId} stage={stage.number} uploadFor={uploadFor} tools={tools} />
      )}
    </Section>
  )
}
