@echo off
rem Opens the answer of bh in Notepad, and nothing where there is none.
rem bh writes UTF-8 whatever the code page is; this file is plain ASCII so that no code page matters to it either.
setlocal
set "answer=%TEMP%\bh-overdue.txt"
"%USERPROFILE%\.venv\Scripts\bh.exe" %* > "%answer%" 2>&1
for %%F in ("%answer%") do if %%~zF gtr 0 start "" notepad.exe "%answer%"
