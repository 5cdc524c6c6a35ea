# What `nix-shell -p` asks of Nixpkgs: packages, and a `runCommand` that is given them.
{ }:
let
  stdenv = derivation {
    name    = "stdenv";
    system  = "x86_64-linux";
    builder = "/bin/sh";
    args    = [ "-c" "mkdir $out; echo 'for each in $buildInputs; do PATH=$each/bin:$PATH; done' > $out/setup" ];
  };
  pkgs = import ./pkgs.nix // {
    runCommand = name: env: command: derivation (env // {
      inherit name stdenv;
      system  = "x86_64-linux";
      builder = "/bin/sh";
      args    = [ "-c" command ];
    });
  };
in
pkgs // { inherit pkgs stdenv; }
