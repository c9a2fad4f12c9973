import { ActionForm } from '@/components/ui/ActionForm'
import { TextField } from '@/components/ui/TextField'
import type { TaskBoard } from '@/lib/projects/tasks/rules'
import { addTaskAction } from './action'

/** A task in one line and one key; the rest is filled in later. */
export function QuickTask({ tenant, projectId, board }: { tenant: string; projectId: string; board: TaskBoard }) {
  return (
    <ActionForm
      action={addTaskAction}
      tenant={tenant}
      hidden={{ projectId, board }}
      submitLabel="Добавить"
      size="s"
      resetOnDone
      quiet
      className="quick-task"
    >
      <TextField name="title" label="Новая задача" hideLabel placeholder="Новая задача" maxLength={300} />
    </ActionForm>
  )
}
