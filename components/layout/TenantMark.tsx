/* eslint-disable @next/next/no-img-element -- a tenant's emblem comes from its storage, the optimizer would only copy it */

/** The tenant's emblem, or the first letter of its name on the accent. Decoration: the name stands beside it. */
export function TenantMark({ letter, emblemUrl }: { letter: string; emblemUrl?: string | null }) {
  return emblemUrl ? (
    <img src={emblemUrl} alt="" width={34} height={34} className="size-8.5 shrink-0 object-contain" />
  ) : (
    <span
      aria-hidden="true"
      className="grid size-8.5 shrink-0 place-items-center rounded-[9px] bg-accent font-bold text-accent-ink print:hidden"
    >
      {letter}
    </span>
  )
}
