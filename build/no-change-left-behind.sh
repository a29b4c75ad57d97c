#!/bin/sh
# Fails when the build has changed a file of this module: then what is generated was not committed as the build writes it.
changes=$(git status --porcelain -- .) || exit 1
if [ -n "$changes" ]; then
  echo "The build has changed these files; run 'mvn verify' and commit them:"
  echo "$changes"
  git --no-pager diff -- .
  exit 1
fi
