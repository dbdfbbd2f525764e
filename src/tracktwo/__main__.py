from tracktwo.cli import main

main()
