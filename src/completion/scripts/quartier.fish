# Completions of quartier for fish. Whenever it is asked, the program itself answers.

function __quartier_complete
    set -l lines (quartier complete fish -- (commandline -opc) (commandline -ct) 2>/dev/null)
    set -l kept (string replace -r '^\S+ ' '' -- $lines[1])
    set -l typed (string unescape -- (commandline -ct); or commandline -ct)
    switch "$lines[1]"
        case 'files*'
            printf '%s\n' $kept(__fish_complete_path (string sub -s (math 1 + (string length -- $kept)) -- $typed))
        case 'folders*'
            printf '%s\n' $kept(__fish_complete_directories (string sub -s (math 1 + (string length -- $kept)) -- $typed))
        case '*'
            printf '%s\n' $lines[2..]
    end
end

complete --command quartier --no-files --keep-order --arguments '(__quartier_complete)'
