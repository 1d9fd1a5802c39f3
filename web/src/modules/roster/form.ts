import type { NewPerson, Person, PersonChange } from './api'

/** What both forms, the new person's and the change, have in common. */
export type PersonForm = Omit<PersonChange, 'rev' | 'name' | 'phone'>

export const emptyForm = (): PersonForm => ({
  political: '',
  education: '',
  titleText: '',
  formerPost: '',
  resume: '',
  meetsPolitical: false,
  meetsKnowledge: false,
  meetsAbility: false,
  meetsHealth: false,
  prefQualified: false,
  prefExperience: false,
  prefGraduate: false,
  qualifications: [],
})

type Engaging = Pick<NewPerson, 'name' | 'channel' | 'managedPaper' | 'onDuty' | 'note'> & {
  kind: 'labour' | 'service'
  signedOn: string
  startsOn: string
  endsOn: string
  open: boolean
  reason: string
}

/** A new person's engagement and contract. */
export const emptyEngagement = (): Engaging => ({
  name: '',
  channel: 'own',
  managedPaper: '',
  onDuty: '',
  note: '',
  kind: 'labour',
  signedOn: '',
  startsOn: '',
  endsOn: '',
  open: false,
  reason: '',
})

/** The form of a person as they stand. */
export function formOf(person: Person): PersonForm {
  const form = emptyForm()
  for (const key of Object.keys(form) as (keyof PersonForm)[]) {
    Object.assign(form, { [key]: person[key] })
  }
  return { ...form, qualifications: person.qualifications.map((q) => ({ ...q })) }
}

/** Dates that a picker cleared come back as null. */
export function tidy(form: PersonForm): PersonForm {
  return {
    ...form,
    political: form.political || '',
    education: form.education || '',
    titleText: form.titleText || '',
    qualifications: form.qualifications.map((q) => ({ ...q, issuedOn: q.issuedOn || '' })),
  }
}
