/** Few options stand side by side to be pressed; the chosen one is ink. `several` lets any number be chosen. */
export function ChoiceButtons({
  id,
  name,
  options,
  chosen,
  several,
  disabled,
  describedBy,
  onPress,
}: {
  id: string
  name: string
  options: { id: string; name: string }[]
  chosen: string[]
  several?: boolean
  disabled?: boolean
  describedBy?: string
  onPress: (id: string) => void
}) {
  return (
    <fieldset id={id} className="choices" aria-describedby={describedBy} disabled={disabled}>
      <legend className="spoken">{name}</legend>
      {options.map((option) => (
        <label key={option.id} className={chosen.includes(option.id) ? 'choice chosen' : 'choice'}>
          <input
            type={several ? 'checkbox' : 'radio'}
            className="spoken"
            name={id}
            checked={chosen.includes(option.id)}
            onChange={() => onPress(option.id)}
          />
          {option.name}
        </label>
      ))}
    </fieldset>
  )
}
