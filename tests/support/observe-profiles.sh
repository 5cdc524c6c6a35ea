# Run in the stage, by tests: the orders in /mnt/orders are calls of the functions below.
# Prints a word and what it is about on each line, which tests/support/real-profiles.ts reads.

links=~/.local/state/nix/profiles
declare -A told stamped
# A new user, an empty store.
renew() {
  cd ~
  chmod -R u+w /nix/store
  rm -rf /nix/store/{*,.links} /nix/var/nix/* ~/.local ~/.nix-* ~/.cache
  cp /mnt/pkgs.nix pkgs.nix && chmod u+w pkgs.nix
  told=() stamped=()
  echo renew
}
# What a path in the store is, once: lists of packages first, as ls sorts by hash and not by kind.
tell() {
  local path=/nix/store/$1
  case $1 in
    *-env-manifest.nix) echo "is list $path $(grep -o ' name = "[^"]*"' $path | cut -d'"' -f2 | tr '\n' ' ')" ;;
    *-user-environment) echo "is environment $path $(readlink $path/manifest.nix)" ;;
    *.drv) echo "is recipe $path $(grep -o '^Derive(\[("out","[^"]*"' $path | cut -d'"' -f4)" ;;
  esac
}
# Runs a command at some time. A link made under a false clock has the true date, so new ones are
# dated by hand.
perform() {
  local time=$1 status=0 link
  shift
  echo run
  faketime -f "@$time" "$@" 2>&1 | sed 's/^/printed /' || status=$?
  echo "status $status"
  for link in $links/profile-*-link; do
    [[ -L $link && -z ${stamped[$link]:-} ]] && touch -h -d "$time" $link && stamped[$link]=1
  done
  for link in "${!stamped[@]}"; do [[ -L $link ]] || unset "stamped[$link]"; done
}
# Runs a command as `perform` does, and looks at what it leaves behind.
observe() {
  perform "$@"
  echo seen
  echo "link $(readlink $links/profile)"
  find $links -name 'profile-*-link' -printf 'generation %f %TY-%Tm-%Td %TH:%TM %l\n'
  for path in $(ls /nix/store); do
    echo "path /nix/store/$path"
    [[ -n ${told[$path]:-} ]] || tell $path
    told[$path]=1
  done
  nix-store --gc --print-dead 2>/dev/null | sed 's/^/dead /'
}
# Lets Nix list the generations.
list() {
  echo listed
  nix-env --list-generations | sed 's/^/list /'
}
set +e
source /mnt/orders
