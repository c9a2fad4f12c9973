import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { pathLabel } from '@/lib/projects/passport/labels'
import type { PassportFields } from '@/lib/projects/form/passport'
import { anchorOf } from './anchor'

type Props = {
  tenant: string
  projectId: string
  doubts: Readonly<Record<string, string>>
  fields: PassportFields
  action: FormAction
}

/**
 * What is left of an import: doubtful fields and text that fitted nowhere, each until somebody looked at it. Editing a
 * field resolves it, too.
 */
export function ImportNotes({ tenant, projectId, doubts, fields, action }: Props) {
  const all = Object.entries(doubts)
  if (all.length === 0) return null
  return (
    <section
      aria-label="Прочитано из документа"
      className="mt-4 rounded-card border border-line bg-surface px-4 py-3.5"
    >
      <h2 className="text-base">Проверьте прочитанное из документа: {all.length}</h2>
      <ul className="mt-1">
        {all.map(([path, why]) => {
          const unread = path.startsWith('unread.')
          return (
            <li
              key={path}
              className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t border-line py-2.5 text-dense first:border-t-0"
            >
              <span className="min-w-[min(14rem,100%)] flex-1 break-words">
                {unread ? (
                  <b>Не разобрано. </b>
                ) : (
                  <>
                    <a href={`#${anchorOf(path)}`}>{pathLabel(path, fields)}</a>.{' '}
                  </>
                )}
                <span className="whitespace-pre-wrap">{why}</span>
              </span>
              <ActionForm
                action={action}
                tenant={tenant}
                hidden={{ id: projectId, path }}
                submitLabel="Проверено"
                size="s"
                variant="quiet"
                quiet
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
