import { ActionForm } from '@/components/ui/ActionForm'
import { StatusMark } from '@/components/ui/StatusMark'
import type { LinkEnd, ProcessView } from '@/lib/processes/registry/process-queries'
import { unlinkAction } from './action'

type Props = { tenant: string; process: ProcessView; unlinks?: boolean }

/** Whose results come in and who takes what goes out, with the ends that do not meet. */
export function ProcessLinks({ tenant, process, unlinks = false }: Props) {
  const { linksFrom, linksTo, id } = process
  if (linksFrom.length + linksTo.length === 0)
    return <p className="text-muted">Связей пока нет: результат другого процесса может быть входом этого.</p>
  return (
    <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
      <Side
        title="Получает от"
        ends={linksFrom}
        tenant={tenant}
        keys={(end) => (unlinks && end.id ? { fromId: end.id, toId: id } : null)}
      />
      <Side
        title="Передаёт в"
        ends={linksTo}
        tenant={tenant}
        keys={(end) => (unlinks && end.id ? { fromId: id, toId: end.id } : null)}
      />
    </div>
  )
}

type SideProps = {
  title: string
  ends: readonly LinkEnd[]
  tenant: string
  keys: (end: LinkEnd) => { fromId: string; toId: string } | null
}

function Side({ title, ends, tenant, keys }: SideProps) {
  if (ends.length === 0) return null
  return (
    <div>
      <h3 className="mb-1 text-base">{title}</h3>
      <ul className="border-t border-line">
        {ends.map((end) => {
          const both = keys(end)
          return (
            <li key={end.key} className="border-b border-line py-2">
              {end.id ? (
                <a href={`/${tenant}/office/processes/${end.id}`}>
                  {end.code} {end.name}
                </a>
              ) : (
                `${end.code} ${end.name}`
              )}
              <span className="block text-sm text-muted">
                {end.what} · {end.agency}
              </span>
              {looseWords(end).map((words) => (
                <span key={words} className="block text-sm">
                  <StatusMark kind="warn">{words}</StatusMark>
                </span>
              ))}
              {both && (
                <ActionForm
                  action={unlinkAction}
                  tenant={tenant}
                  hidden={both}
                  submitLabel="Убрать связь"
                  variant="text"
                  size="s"
                  quiet
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Where the ends of a link do not meet, in words. */
const looseWords = ({ loose, what, dropped }: LinkEnd): string[] => [
  ...(loose.giver ? [`«${what}» не назван среди результатов того, кто передаёт`] : []),
  ...(loose.taker ? [`«${what}» не назван среди входов того, кто получает`] : []),
  ...(dropped ? ['процесс исключён из реестра'] : []),
]
