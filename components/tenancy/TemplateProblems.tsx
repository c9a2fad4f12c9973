import { DataTable } from '@/components/ui/DataTable'
import { Notice } from '@/components/ui/Notice'
import { count } from '@/lib/core/format'

export type Problem = { path: string; message: string }

/** What is wrong with a template: the place in the file and the reason. */
export function TemplateProblems({ problems }: { problems: Problem[] }) {
  return (
    <div className="mt-6">
      <Notice
        tone="danger"
        className="mb-4"
        title={`Шаблон не принят: ${count(problems.length, 'ошибка', 'ошибки', 'ошибок')}`}
        live
      />
      <DataTable
        caption="Ошибки шаблона"
        dense
        rows={problems.map((problem, i) => ({ ...problem, key: `${problem.path}-${i}` }))}
        rowKey={(problem) => problem.key}
        columns={[
          { key: 'message', header: 'Что не так', phone: 'title', cell: (problem) => problem.message },
          {
            key: 'path',
            header: 'Место в файле',
            width: '18rem',
            cell: (problem) => <code className="text-sm wrap-anywhere">{problem.path || 'весь файл'}</code>,
          },
        ]}
      />
    </div>
  )
}
