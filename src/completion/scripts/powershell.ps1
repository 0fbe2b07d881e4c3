# Completions of quartier for PowerShell: all that is the same whatever the data are.

Register-ArgumentCompleter -Native -CommandName 'quartier' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # By the command and the option before them: the words that can follow, and what they are.
    $known = @{
{known}    }
    $before = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { $_.ToString() } | Select-Object -Skip 1)
    $command = $before | Where-Object { $known.ContainsKey("$_ -") } | Select-Object -First 1
    $last = $before | Select-Object -Last 1
    # Some options are those of all commands.
    $places = if ($last -and $known.ContainsKey("$command $last")) { "$command $last" }
        elseif ($last -and $known.ContainsKey(" $last")) { " $last" }
        elseif ($wordToComplete.StartsWith('-')) { @("$command -", ' -') | Select-Object -Unique }
        else { "$command " }
    foreach ($place in $places) {
        $known[$place] | Where-Object { $_ -and $_[0] -like "$wordToComplete*" } | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
        }
    }
}
