# Completions of quartier for bash. Whenever it is asked, the program itself answers.

_quartier() {
    local kind line
    COMPREPLY=()
    {
        IFS= read -r kind || return
        case $kind in
            files*) compopt -o default ;;
            folders*) compopt -o dirnames ;;
            *nospace*) compopt -o nospace ;;
        esac
        while IFS= read -r line; do
            COMPREPLY+=("$line")
        done
    } 2>/dev/null < <(quartier complete bash -- "${COMP_LINE:0:COMP_POINT}" "$2" "$COMP_TYPE")
}

complete -o nosort -F _quartier quartier 2>/dev/null || complete -F _quartier quartier
