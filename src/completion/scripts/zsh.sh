#compdef quartier
# Completions of quartier for zsh. Whenever it is asked, the program itself answers.

_quartier() {
    local line kind
    local -a lines words_to_insert shown options
    lines=("${(@f)$(quartier complete zsh -- "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    kind=$lines[1]
    case $kind in
        files*) compset -P "${(b)kind#files }"; _files; return ;;
        folders*) compset -P "${(b)kind#folders }"; _files -/; return ;;
        *nospace*) options=(-S '') ;;
    esac
    for line in "${(@)lines[2,-1]}"; do
        [[ -n $line ]] || continue
        words_to_insert+=("${line%%$'\t'*}")
        shown+=("${line#*$'\t'}")
    done
    (( $#shown )) || return 1
    # What they have in common would take away what is typed.
    [[ $kind == *keep* && $compstate[insert] == *unambiguous* ]] && compstate[insert]=
    _describe -V '' shown words_to_insert -U "${(@)options}"
}

if [[ $funcstack[1] == _quartier ]]; then
    _quartier "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
    compdef _quartier quartier
fi
