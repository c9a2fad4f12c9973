import { StatusMark } from '@/components/ui/StatusMark'
import type { Light } from '@/lib/plan/lights'

/** A light with its word and, below, why it is so. */
export const LightMark = ({ light, terse = false }: { light: Light; terse?: boolean }) => (
  <>
    <StatusMark kind={light.kind} className="font-medium">
      {light.title}
    </StatusMark>
    {!terse && <span className="block pl-[1.5em] text-sm font-normal text-muted">{light.words}</span>}
  </>
)
