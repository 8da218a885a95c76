"""What the inspectors’ words claim, held against the evidence that they rest on."""
