import { ActionForm } from '@/components/ui/ActionForm'
import { loadPlanAction } from './action'

/** «Загрузить из акта». */
export const LoadPlanButton = ({ tenant }: { tenant: string }) => (
  <ActionForm action={loadPlanAction} tenant={tenant} submitLabel="Загрузить из акта" quiet />
)
